using System.Globalization;
using System.Net;

namespace DracoonSandbox;

/// <summary>What the command line asks for.</summary>
internal sealed class SandboxOptions
{
    public Uri Url { get; private set; } = new("http://127.0.0.1:0");

    public bool Control { get; private set; }

    public bool UseS3 { get; private set; } = true;

    public string? TrafficLog { get; private set; }

    /// <summary>The folder that keeps the state across restarts; null for none.</summary>
    public string? Data { get; private set; }

    public int? ParentId { get; private set; }

    /// <summary>The version of the API that it has: what came later, it does not know. Null for the latest.</summary>
    public Version? ApiVersion { get; private set; }

    public TimeSpan TokenLifetime { get; private set; } = TimeSpan.FromHours(8);

    /// <summary>What provisioning asks for.</summary>
    public string ServiceToken { get; private set; } = "Sandbox-Service-1";

    public bool SeedDemo { get; private set; }

    public int SeedUsers { get; private set; }

    public int SeedNodes { get; private set; }

    /// <summary>How many of the seeded users have a keypair.</summary>
    public int SeedKeypairs { get; private set; }

    /// <summary>True for a customer that has not enabled encryption yet.</summary>
    public bool SeedWithoutEncryption { get; private set; }

    /// <exception cref="ArgumentException">An option is unknown or its value makes no sense.</exception>
    public static SandboxOptions Parse(string[] args)
    {
        var options = new SandboxOptions();
        for (int i = 0; i < args.Length; i++)
        {
            string name = args[i];
            string Value() => i + 1 < args.Length ? args[++i] : throw new ArgumentException($"{name} needs a value.");
            switch (name)
            {
                case "--urls":
                    options.Url = Loopback(Value());
                    break;
                case "--seed":
                    options.Seed(Value());
                    break;
                case "--control":
                    options.Control = true;
                    break;
                case "--no-s3":
                    options.UseS3 = false;
                    break;
                case "--traffic-log":
                    options.TrafficLog = Value();
                    break;
                case "--data":
                    options.Data = Value();
                    break;
                case "--api-version":
                    options.ApiVersion = ApiVersionOf(Value());
                    break;
                case "--parent":
                    options.ParentId = Number(name, Value());
                    break;
                case "--token-lifetime":
                    options.TokenLifetime = TimeSpan.FromSeconds(Number(name, Value()));
                    break;
                case "--service-token":
                    options.ServiceToken = Value();
                    break;
                default:
                    throw new ArgumentException($"Unknown option '{name}'. The options are --urls, --seed, --control, --no-s3, --traffic-log, --data, --parent, --token-lifetime, --service-token, --api-version; see README.md.");
            }
        }
        return options;
    }

    private static Uri Loopback(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme == "http" && url.IsLoopback && IPAddress.TryParse(url.Host, out _)
            ? url
            : throw new ArgumentException($"--urls '{text}' is not an http address of this machine such as http://127.0.0.1:0. The sandbox listens on no other.");

    private static int Number(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new ArgumentException($"{name} '{text}' is not a number.");

    private static Version ApiVersionOf(string text) =>
        Version.TryParse(text, out Version? version) && version.Build >= 0 && version.Revision < 0
            ? version
            : throw new ArgumentException($"--api-version '{text}' is no version such as 4.20.0.");

    private void Seed(string text)
    {
        foreach (string part in text.Split(','))
        {
            string[] words = part.Split('=');
            switch (words[0])
            {
                case "demo" when words.Length == 1:
                    SeedDemo = true;
                    break;
                case "users" when words.Length == 2:
                    SeedUsers = Number("--seed users", words[1]);
                    break;
                case "nodes" when words.Length == 2:
                    SeedNodes = Number("--seed nodes", words[1]);
                    break;
                case "keypairs" when words.Length == 2:
                    SeedKeypairs = Number("--seed keypairs", words[1]);
                    break;
                case "no-encryption" when words.Length == 1:
                    SeedWithoutEncryption = true;
                    break;
                default:
                    throw new ArgumentException($"--seed '{part}' is unknown. Give demo, users=N, nodes=N, keypairs=N or no-encryption, with commas between them.");
            }
        }
        if (SeedKeypairs > SeedUsers)
        {
            throw new ArgumentException($"--seed keypairs={SeedKeypairs} is more than the users that are seeded ({SeedUsers}); give users=N too.");
        }
    }
}
