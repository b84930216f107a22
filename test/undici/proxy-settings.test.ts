/** Which proxy is named, and which hosts are requested without it. */
import { describe, expect, test } from 'vitest';
import { isExempt, noProxyIn, proxyAddress, proxyIn } from '../../src/undici/proxy-settings.js';

describe('a proxy', () => {
  test.each([
    ['http://proxy.example.com:3128', 'http://proxy.example.com:3128/', undefined],
    ['https://proxy.example.com', 'https://proxy.example.com/', undefined],
    ['proxy.example.com:3128', 'http://proxy.example.com:3128/', undefined],
    ['http://user:p%40ss@proxy.example.com', 'http://proxy.example.com/', 'user:p@ss'],
    ['http://user@proxy.example.com', 'http://proxy.example.com/', 'user:'],
    ['http://user:100%@proxy.example.com', 'http://proxy.example.com/', 'user:100%'],
    ['http://proxy.example.com/a/path?b=c', 'http://proxy.example.com/', undefined],
  ])('%s', (text, url, credentials) => {
    const authorization = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
    expect(proxyAddress(text)).toEqual({ url, authorization });
  });

  test.each(['', ' ', 'socks5://proxy.example.com', 'file:///etc/passwd', 'http://'])(
    '%j is none',
    (text) => {
      expect(() => proxyAddress(text)).toThrow(/^proxy must be the URL of an HTTP proxy/);
    },
  );

  test('an empty variable counts as unset', () => {
    expect(proxyIn({ HTTPS_PROXY: '', HTTP_PROXY: '' })).toBe(undefined);
    expect(proxyIn({ HTTPS_PROXY: '', https_proxy: 'a.example' })?.url).toBe('http://a.example/');
    expect(noProxyIn({ NO_PROXY: '', no_proxy: 'b.example' })).toBe('b.example');
  });
});

describe('without the proxy', () => {
  const server = new URL('https://api.example.com/v3');

  test.each(['example.com', 'api.example.com', '.example.com', '*.example.com', 'API.Example.COM', '*'])(
    'by %s',
    (noProxy) => expect(isExempt(server, noProxy)).toBe(true),
  );

  test.each(['a.example, example.com', 'a.example example.com', 'example.com:443'])('by %s', (noProxy) => {
    expect(isExempt(server, noProxy)).toBe(true);
  });

  test.each(['', ' , ', 'ample.com', 'other.example.com', 'example.com:8443', '.', ':443'])(
    'not by %j',
    (noProxy) => expect(isExempt(server, noProxy)).toBe(false),
  );

  test('by a port of its own', () => {
    const other = new URL('https://api.example.com:8443');
    expect(isExempt(other, 'example.com:8443')).toBe(true);
    expect(isExempt(other, 'example.com:443')).toBe(false);
  });

  test.each(['fd00::1', '[fd00::1]', '[fd00::1]:443', 'FD00::1'])('an IPv6 address by %s', (noProxy) => {
    expect(isExempt(new URL('https://[fd00::1]'), noProxy)).toBe(true);
  });

  test.each(['fd00::2', '00::1', '[fd00::1]:8443'])('an IPv6 address not by %s', (noProxy) => {
    expect(isExempt(new URL('https://[fd00::1]'), noProxy)).toBe(false);
  });

  test.each(['localhost', '127.0.0.1', '127.1.2.3', '[::1]', 'sandbox.localhost'])('%s, always', (host) => {
    expect(isExempt(new URL(`http://${host}:4010`), '')).toBe(true);
  });

  test.each(['localhost.example.com', '128.0.0.1', '[::2]'])('%s is elsewhere', (host) => {
    expect(isExempt(new URL(`https://${host}`), '')).toBe(false);
  });
});
