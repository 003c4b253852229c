import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** A registry on loopback that holds one image, for pulls by digest. */
export interface TestRegistry {
  /** `localhost:<port>/team/app`, to which an engine speaks without TLS. */
  readonly name: string;
  /** Digest of the image's manifest. */
  readonly digest: string;
  stop(): Promise<void>;
}

const types = {
  manifest: 'application/vnd.docker.distribution.manifest.v2+json',
  config: 'application/vnd.docker.container.image.v1+json',
  layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
};

const digestOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Serves an image of one layer, given as a tar archive. */
export async function startRegistry(archive: Uint8Array): Promise<TestRegistry> {
  const layer = gzipSync(archive);
  const config = Buffer.from(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      config: {},
      rootfs: { type: 'layers', diff_ids: [digestOf(archive)] },
    }),
  );
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: types.manifest,
      config: { mediaType: types.config, size: config.length, digest: digestOf(config) },
      layers: [{ mediaType: types.layer, size: layer.length, digest: digestOf(layer) }],
    }),
  );
  const blobs = new Map([
    [digestOf(layer), layer],
    [digestOf(config), config],
  ]);
  const server = createServer((request, response) => {
    const digest = request.url?.split('/').at(-1) ?? '';
    const isManifest = request.url?.includes('/manifests/') && digest === digestOf(manifest);
    const body = request.url === '/v2/' ? Buffer.from('{}') : isManifest ? manifest : blobs.get(digest);
    if (!body) {
      response.writeHead(404).end('{}');
      return;
    }
    const type = isManifest ? types.manifest : 'application/octet-stream';
    response.writeHead(200, {
      'content-type': type,
      'content-length': body.length,
      'docker-content-digest': digest,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    name: `localhost:${(server.address() as AddressInfo).port}/team/app`,
    digest: digestOf(manifest),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
