using System.Text.Json.Nodes;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>Roles as the API writes them.</summary>
internal static class RoleJson
{
    /// <summary>Some roles without their rights.</summary>
    public static JsonObject List(IEnumerable<string> names) => new() { ["items"] = new JsonArray([.. InOrder(names).Select(Write)]) };

    /// <summary>All or some roles with the rights that they bring.</summary>
    public static JsonObject ListWithRights(IEnumerable<string> names) => new() { ["items"] = new JsonArray([.. InOrder(names).Select(WriteWithRights)]) };

    private static IEnumerable<RoleRecord> InOrder(IEnumerable<string> names) => names.Select(RoleCatalog.Find).OfType<RoleRecord>().OrderBy(r => r.Id);

    private static JsonObject Write(RoleRecord role) => new() { ["id"] = role.Id, ["name"] = role.Name, ["description"] = role.Description };

    private static JsonObject WriteWithRights(RoleRecord role)
    {
        JsonObject o = Write(role);
        o["items"] = new JsonArray([.. role.Rights.Select(right => new JsonObject { ["id"] = RoleCatalog.RightId(right), ["name"] = right.Replace(' ', '_').ToUpperInvariant(), ["description"] = right })]);
        return o;
    }
}
