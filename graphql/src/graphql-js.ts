/**
 * GraphQL.js, by the path of the build that Pothos and Yoga get in Node: a bundler would take the package's other build,
 * and two instances refuse each other's types.
 */
export {
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  Kind,
  lexicographicSortSchema,
  printSchema,
} from 'graphql/index.js';
