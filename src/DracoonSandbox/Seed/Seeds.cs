using System.Security.Cryptography;
using DracoonSandbox.Endpoints;
using DracoonSandbox.State;

namespace DracoonSandbox.Seed;

/// <summary>What is there at the start.</summary>
internal static class Seeds
{
    /// <summary>The encryption password of the seeded users that have a keypair.</summary>
    private const string SharedPassword = "Sandbox-Encrypt-1";

    public static void Plant(SandboxState state, SandboxOptions options)
    {
        UserRecord admin = AddUser(state, "admin", "Ada", "Admin", "Sandbox-Admin-1");
        admin.Roles.UnionWith(UserJson.RoleNames);
        if (options.SeedDemo)
        {
            Demo(state, admin);
        }
        for (int i = 1; i <= options.SeedUsers; i++)
        {
            UserRecord user = AddUser(state, $"user{i:D6}", "User", i.ToString(System.Globalization.CultureInfo.InvariantCulture), null);
            user.IsLocked = i % 50 == 0;
        }
        if (options.SeedKeypairs > 0)
        {
            Keypairs(state, admin, options.SeedKeypairs);
        }
        if (options.SeedNodes > 0)
        {
            Nodes(state, admin, options.SeedNodes);
        }
        state.IsEncryptionEnabled = !options.SeedWithoutEncryption;
        state.SystemRescue = new RescueRecord { Id = state.NextId() }; // last, so that it moves no other id
    }

    private static void Demo(SandboxState state, UserRecord admin)
    {
        UserRecord anna = AddUser(state, "anna", "Anna", "Berg", "Sandbox-Anna-1");
        AddUser(state, "ben", "Ben", "Cole", "Sandbox-Ben-1");
        AddUser(state, "carla", "Carla", "Diaz", null);
        AddUser(state, "ext-dev", "Dev", "External", null).IsLocked = true;
        var group = new GroupRecord { Id = state.NextId(), Name = "Marketing", CreatedAt = state.Now, CreatedBy = admin };
        group.Members.Add(anna.Id);
        state.Groups[group.Id] = group;
        NodeRecord marketing = AddNode(state, admin, NodeKind.Room, null, "Marketing");
        marketing.GroupPermissions[group.Id] = Permissions.Read;
        AddNode(state, admin, NodeKind.Folder, marketing, "Campaigns");
        AddNode(state, admin, NodeKind.Room, null, "Engineering");
    }

    /// <summary>Gives the first of the seeded users a keypair, all of them the same one, since making thousands takes minutes; and a group.</summary>
    private static void Keypairs(SandboxState state, UserRecord admin, int count)
    {
        using var rsa = RSA.Create(2048);
        string publicKey = rsa.ExportSubjectPublicKeyInfoPem();
        string privateKey = rsa.ExportEncryptedPkcs8PrivateKeyPem(SharedPassword, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA1, 10_000));
        var group = new GroupRecord { Id = state.NextId(), Name = "Keyholders", CreatedAt = state.Now, CreatedBy = admin };
        foreach (UserRecord user in state.Users.Values.Where(u => u.UserName.StartsWith("user", StringComparison.Ordinal)).Take(count))
        {
            user.Keypairs.Items.Add(new KeypairRecord(state.NextId(), KeypairSet.Rsa2048, privateKey, publicKey, state.Now));
            group.Members.Add(user.Id);
        }
        state.Groups[group.Id] = group;
    }

    /// <summary>Rooms with a hundred folders each.</summary>
    private static void Nodes(SandboxState state, UserRecord admin, int count)
    {
        NodeRecord? room = null;
        for (int i = 0; i < count; i++)
        {
            if (i % 101 == 0)
            {
                room = AddNode(state, admin, NodeKind.Room, null, $"Room {(i / 101) + 1:D5}");
            }
            else
            {
                AddNode(state, admin, NodeKind.Folder, room, $"Folder {i % 101:D3}");
            }
        }
    }

    private static UserRecord AddUser(SandboxState state, string userName, string firstName, string lastName, string? password)
    {
        var user = new UserRecord
        {
            Id = state.NextId(),
            UserName = userName,
            FirstName = firstName,
            LastName = lastName,
            Email = userName + "@sandbox.example",
            CreatedAt = state.Now,
            Password = password,
        };
        state.Users[user.Id] = user;
        return user;
    }

    private static NodeRecord AddNode(SandboxState state, UserRecord owner, NodeKind kind, NodeRecord? parent, string name)
    {
        var node = new NodeRecord
        {
            Id = state.NextId(), Kind = kind, Name = name, Parent = parent, CreatedBy = owner, CreatedAt = state.Now, UpdatedBy = owner, UpdatedAt = state.Now,
        };
        if (kind == NodeKind.Room)
        {
            node.UserPermissions[owner.Id] = Permissions.All;
        }
        state.Nodes.Add(node);
        return node;
    }
}
