#if NET8_0_OR_GREATER
using System;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Dracoon.Crypto;

/// <summary>The platform's RSA with one key, for any number of threads: an object of it is for one at a time, and making one takes longer than using it.</summary>
internal sealed class NativeRsa : IDisposable
{
    private readonly RSAParameters _key;
    private readonly ConcurrentBag<RSA> _idle = new();
    private volatile bool _disposed;

    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.InvalidKey"/>: the numbers are no key.</exception>
    public NativeRsa(RSAParameters key)
    {
        _key = key;
        _idle.Add(Create());
    }

    public T Use<T>(Func<RSA, T> action)
    {
        if (!_idle.TryTake(out RSA? rsa))
        {
            rsa = Create();
        }
        try
        {
            return action(rsa);
        }
        finally
        {
            _idle.Add(rsa);
            if (_disposed)
            {
                Dispose(); // it was locked while this one worked: nothing with the key in it stays
            }
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out RSA? rsa))
        {
            rsa.Dispose();
        }
    }

    private RSA Create()
    {
        try
        {
            return RSA.Create(_key);
        }
        catch (CryptographicException error)
        {
            throw new DracoonCryptoException(CryptoError.InvalidKey, "The numbers of the RSA key do not belong together.", error);
        }
    }
}
#endif
