using System.Text.Json.Nodes;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>Who did something, known by the id: somebody who may be gone by now, or the server itself.</summary>
internal static class AuthorJson
{
    /// <summary>The server itself.</summary>
    public const long System = 0;

    public static JsonObject Write(SandboxState state, long id)
    {
        if (state.Users.TryGetValue(id, out UserRecord? user))
        {
            return UserJson.Info(user);
        }
        JsonObject gone = UserJson.Info(new UserRecord { Id = id, UserName = "", FirstName = "", LastName = "" });
        gone["userType"] = id == System ? "system" : "deleted";
        return gone;
    }

    /// <summary>First and last name, by which lists are sorted.</summary>
    public static string Name(SandboxState state, long id) => state.Users.TryGetValue(id, out UserRecord? user) ? user.FirstName + user.LastName : "";
}
