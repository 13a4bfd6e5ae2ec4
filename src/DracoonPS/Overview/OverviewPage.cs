using System.IO;

namespace DracoonPS.Overview;

/// <summary>The whole page: one file without scripts that needs nothing from elsewhere.</summary>
internal static class OverviewPage
{
    public static void Write(Stream stream, OverviewFacts facts, OverviewLimits limits)
    {
        using var page = new PageWriter(stream);
        using (page.Begin("html", ("lang", "en")))
        {
            using (page.Begin("head"))
            {
                page.Void("meta", ("charset", "utf-8"));
                page.Element("title", "DRACOON overview of " + facts.Host);
                page.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                page.Style(PageStyle.Css);
            }
            using (page.Begin("body"))
            {
                PageHead.Write(page, facts);
                using (page.Begin("main", ("class", "wrap")))
                {
                    PageHead.WriteTiles(page, facts);
                    StorageSection.Write(page, facts.Storage);
                    GrowthSection.Write(page, facts.Growth);
                    UserSection.Write(page, facts.Users);
                    ShareSection.Write(page, facts.Shares);
                    AdminSection.Write(page, facts.Admins, limits.Rooms);
                    PermissionSection.Write(page, facts.Permissions);
                }
            }
        }
    }
}
