export {
  type BuiltNetwork as TestNetwork,
  startBuiltNetwork as startTestNetwork,
  stopBuiltNetwork as stopNetwork,
} from '../../local/testing/built-network.ts';
