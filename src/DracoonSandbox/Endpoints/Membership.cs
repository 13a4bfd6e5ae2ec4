using DracoonSandbox.Http;

namespace DracoonSandbox.Endpoints;

/// <summary>Lists with the filter <c>isMember</c> (or <c>isGranted</c>): those who are in, which is what is meant without it, those who are not, or all.</summary>
internal static class Membership
{
    /// <summary>A listing with that filter.</summary>
    public static Listing<T> Listing<T>(Func<T, bool> isIn, string field = "isMember") => new Listing<T>().Filter(field, ["eq"], (item, _, wanted) => wanted switch
    {
        "true" => isIn(item),
        "false" => !isIn(item),
        "any" => true,
        _ => throw ApiError.Invalid(-80024, $"'{wanted}' is none of true, false and any."),
    });

    public static IReadOnlyList<T> Select<T>(HttpContext context, Listing<T> listing, IEnumerable<T> all, Func<T, bool> isIn, string field = "isMember") =>
        listing.Select(context, context.Request.Query["filter"].ToString().Split('|').Any(c => c.StartsWith(field + ":", StringComparison.Ordinal)) ? all : all.Where(isIn));
}
