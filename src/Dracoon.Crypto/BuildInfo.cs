namespace Dracoon.Crypto;

/// <summary>Which of the two builds this is.</summary>
public static class BuildInfo
{
    /// <summary>True for the build that uses the platform's AES-GCM, RSA and PBKDF2; false for the one that Windows PowerShell loads.</summary>
    public static bool IsNative =>
#if NET8_0_OR_GREATER
        true;
#else
        false;
#endif
}
