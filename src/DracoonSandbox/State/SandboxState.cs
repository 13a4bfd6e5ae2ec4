using System.Security.Cryptography;

namespace DracoonSandbox.State;

/// <summary>Everything that the server knows. Endpoints read and change it under <see cref="Gate"/>, and never hold that while they read or write a body.</summary>
internal sealed class SandboxState : IDisposable
{
    private long _lastId;
    private TimeSpan _clockOffset;

    public object Gate { get; } = new();

    /// <summary>The server's time, UTC, which the control surface can move.</summary>
    public DateTime Now => DateTime.UtcNow + _clockOffset;

    public bool UseS3 { get; init; } = true;

    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(8);

    public Dictionary<long, UserRecord> Users { get; } = [];

    public Dictionary<long, GroupRecord> Groups { get; } = [];

    public NodeTree Nodes { get; } = new();

    public TokenStore Tokens { get; } = new();

    public Dictionary<string, UploadRecord> Uploads { get; } = [];

    /// <summary>Download tokens: the file, who asked, until when.</summary>
    public Dictionary<string, (long FileId, DateTime ExpiresAt)> Downloads { get; } = [];

    /// <summary>Where file content lies until the process ends.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("dracoon-sandbox-").FullName;

    /// <summary>Signs storage addresses.</summary>
    public byte[] SigningKey { get; } = RandomNumberGenerator.GetBytes(32);

    public long NextId() => Interlocked.Increment(ref _lastId);

    public void MoveClock(TimeSpan by) => _clockOffset += by;

    public UserRecord? FindUser(string userName) => Users.Values.FirstOrDefault(u => string.Equals(u.UserName, userName, StringComparison.OrdinalIgnoreCase));

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, true);
        }
        catch (IOException e)
        {
            Console.Error.WriteLine("The sandbox leaves files behind: " + e.Message);
        }
    }
}
