namespace DracoonPS;

/// <summary>What a password is for.</summary>
public enum PasswordType
{
    /// <summary>The sign-in.</summary>
    Login,

    /// <summary>Shares and file requests.</summary>
    Shares,

    /// <summary>Keypairs.</summary>
    Encryption,
}
