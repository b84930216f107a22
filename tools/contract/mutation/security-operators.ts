/** Operators that break the credentials. */
import { type Operator, patch, put } from './mutant.js';

export const securityOperators: readonly Operator[] = [
  {
    name: 'rename-credential',
    mutantsOf: (spec) =>
      Object.entries(spec.components.securitySchemes).flatMap(([key, { name }]) =>
        name === undefined
          ? []
          : [`${name}-Key`, 'Authorization', 'x-api-key'].map((other) =>
              put(spec, ['components', 'securitySchemes', key, 'name'], other, `in ${other}`),
            ),
      ),
  },
  {
    name: 'move-credential',
    mutantsOf: (spec) =>
      Object.entries(spec.components.securitySchemes).flatMap(([key, scheme]) =>
        scheme.in === undefined
          ? [put(spec, ['components', 'securitySchemes', key, 'scheme'], 'basic', 'basic instead of bearer')]
          : ['query', 'cookie'].map((other) =>
              put(spec, ['components', 'securitySchemes', key, 'in'], other, `in the ${other}`),
            ),
      ),
  },
  {
    name: 'change-scheme',
    mutantsOf: (spec) =>
      Object.entries(spec.components.securitySchemes).flatMap(([key, { type }]) =>
        type === 'apiKey'
          ? [
              patch(
                spec,
                ['components', 'securitySchemes', key],
                { type: 'http', scheme: 'bearer', in: undefined, name: undefined },
                'a bearer token in Authorization',
              ),
            ]
          : [
              patch(
                spec,
                ['components', 'securitySchemes', key],
                {
                  ...{ type: 'apiKey', in: 'header', name: 'Token' },
                  ...{ scheme: undefined, bearerFormat: undefined },
                },
                'a key of its own header',
              ),
            ],
      ),
  },
  {
    name: 'drop-security',
    mutantsOf: (spec) => [
      put(spec, ['security'], undefined, 'no credential is needed anywhere'),
      put(spec, ['security'], [], 'no credential is needed'),
      ...(spec.security ?? []).flatMap((_, index) =>
        spec.security && spec.security.length > 1
          ? [put(spec, ['security', index], undefined, `not by way ${index}`)]
          : [],
      ),
    ],
  },
  {
    name: 'loosen-security',
    mutantsOf: (spec) => [
      put(spec, ['security'], [...(spec.security ?? []), {}], 'a credential may be left out'),
      ...(spec.security ?? []).flatMap((requirement, index) => {
        const schemes = Object.keys(requirement);
        return schemes.length < 2
          ? []
          : schemes.map((scheme) =>
              put(spec, ['security', index, scheme], undefined, `way ${index} goes without ${scheme}`),
            );
      }),
      ...Object.entries(spec.paths).flatMap(([path, item]) =>
        (['delete', 'get', 'head', 'post'] as const)
          .filter((method) => method in item)
          .map((method) =>
            put(spec, ['paths', path, method, 'security'], [], `${method} needs no credential`),
          ),
      ),
    ],
  },
  {
    name: 'tighten-security',
    mutantsOf: (spec) =>
      spec.security && spec.security.length > 1
        ? [put(spec, ['security'], [Object.assign({}, ...spec.security)], 'all credentials at once')]
        : [],
  },
];
