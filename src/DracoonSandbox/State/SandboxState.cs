using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DracoonSandbox.Events;

namespace DracoonSandbox.State;

/// <summary>Everything that the server knows. Endpoints read and change it under <see cref="Gate"/>, and never hold that while they read or write a body.</summary>
internal sealed class SandboxState : IDisposable
{
    public const string S3Region = "eu-central-1";

    private readonly bool _isKept;
    private long _lastId;
    private TimeSpan _clockOffset;

    public SandboxState(string? keptFolder)
    {
        _isKept = keptFolder is not null;
        Events = new EventLog(this);
        Folder = keptFolder is null ? Directory.CreateTempSubdirectory("dracoon-sandbox-").FullName : Directory.CreateDirectory(keptFolder).FullName;
    }

    public object Gate { get; } = new();

    /// <summary>The server's time, UTC, which the control surface can move.</summary>
    public DateTime Now => DateTime.UtcNow + _clockOffset;

    /// <summary>True when files lie in S3 storage from the start; without it, until a config manager configures one.</summary>
    public bool BeginsWithS3 { get; init; } = true;

    public bool UseS3
    {
        get
        {
            lock (Gate)
            {
                return BeginsWithS3 || Areas.Get<StorageState>().Config is not null;
            }
        }
    }

    /// <summary>The version of the API that the server says it has.</summary>
    public string ApiVersion { get; init; } = "";

    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(8);

    public Dictionary<long, UserRecord> Users { get; } = [];

    public Dictionary<long, GroupRecord> Groups { get; } = [];

    /// <summary>Who owns the system rescue keypairs.</summary>
    public RescueRecord SystemRescue { get; set; } = new() { Id = 0 };

    /// <summary>True when rooms can be encrypted, and users can have keypairs.</summary>
    public bool IsEncryptionEnabled { get; set; } = true;

    public NodeTree Nodes { get; } = new();

    /// <summary>What single areas know: <c>state.Areas.Get&lt;WebhookState&gt;()</c>.</summary>
    public AreaStates Areas { get; } = new();

    /// <summary>Writes the event log.</summary>
    public EventLog Events { get; }

    public TokenStore Tokens { get; } = new();

    public Dictionary<string, UploadRecord> Uploads { get; } = [];

    /// <summary>Download tokens: the file, who asked, until when.</summary>
    public Dictionary<string, (long FileId, DateTime ExpiresAt)> Downloads { get; } = [];

    /// <summary>Archive tokens: the files and folders, until when.</summary>
    public Dictionary<string, (long[] NodeIds, DateTime ExpiresAt)> Archives { get; } = [];

    /// <summary>What would have been mailed: <c>to</c>, <c>subject</c>, <c>time</c>, and what the mail is about.</summary>
    public List<JsonObject> Mails { get; } = [];

    /// <summary>Where file content lies: until the process ends, unless it was given one to keep.</summary>
    public string Folder { get; }

    /// <summary>Signs storage addresses.</summary>
    public byte[] SigningKey { get; } = RandomNumberGenerator.GetBytes(32);

    public long LastId { get => Interlocked.Read(ref _lastId); set => Interlocked.Exchange(ref _lastId, value); }

    public long NextId() => Interlocked.Increment(ref _lastId);

    public void MoveClock(TimeSpan by) => _clockOffset += by;

    public UserRecord? FindUser(string userName) => Users.Values.FirstOrDefault(u => string.Equals(u.UserName, userName, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a message would have told somebody.</summary>
    /// <param name="to">The address.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="name">The name of what the mail is about, such as <c>token</c>; null when the subject says it all.</param>
    /// <param name="value">What the mail is about.</param>
    public void Mail(string? to, string subject, string? name = null, JsonNode? value = null)
    {
        var mail = new JsonObject { ["to"] = to, ["subject"] = subject, ["time"] = Now };
        if (name is not null)
        {
            mail[name] = value;
        }
        Mails.Add(mail);
    }

    /// <summary>Forgets everything. Whoever was signed in is not any more.</summary>
    public void Clear()
    {
        foreach (NodeRecord node in Nodes.All)
        {
            node.Content?.Dispose();
        }
        foreach (UploadRecord upload in Uploads.Values.Where(u => u.Status != "done"))
        {
            upload.DeleteParts();
        }
        RecycleBins.Of(this).Clear(this);
        Users.Clear();
        Groups.Clear();
        Nodes.Clear();
        Tokens.Clear();
        Uploads.Clear();
        Downloads.Clear();
        Archives.Clear();
        Mails.Clear();
        Areas.Clear();
        SystemRescue = new RescueRecord { Id = 0 };
        IsEncryptionEnabled = true;
        _lastId = 0;
        _clockOffset = TimeSpan.Zero;
    }

    public void Dispose()
    {
        if (_isKept)
        {
            return;
        }
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
