using System.Text.Json.Nodes;
using DracoonSandbox.Events;
using DracoonSandbox.Http;
using DracoonSandbox.Reporting;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>The reporting service, /reporting/api: for auditors.</summary>
internal static class ReportEndpoints
{
    private const string Role = "LOG_AUDITOR";
    private const string Base = "/reporting/api/reports";

    private static readonly Listing<ReportRecord> Listing = new Listing<ReportRecord>()
        .Sort("name", r => r.Name).Sort("created", r => r.Created).Sort("lastModified", r => r.LastModified).Sort("state", r => r.State).Sort("type", r => r.Type);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        var clock = new ReportClock(state);
        _ = clock.RunAsync(app.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        app.MapGet(Base, (HttpContext context) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                clock.Advance();
                IReadOnlyList<ReportRecord> reports = Listing.Select(context, state.Areas.Get<ReportState>().Reports.Values.Where(r => Fits(r, context.Request.Query)));
                JsonObject page = Listing<ReportRecord>.Page(context, reports, Write);
                JsonNode range = page["range"]!.DeepClone();
                return Answer.Ok(new JsonObject { ["pagination"] = range, ["items"] = page["items"]!.DeepClone() });
            }
        });
        app.MapPost(Base, async (HttpContext context) =>
        {
            context.Require(Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                ReportRecord report = ReportRules.Read(state, context.User(), body);
                report.DueAt = ReportClock.FirstDue(report, state.Now);
                state.Areas.Get<ReportState>().Reports[report.Id] = report;
                state.Events.Add("report.created", context.User(), new EventObject(EventObjectKind.Report, report.Id, report.Name));
                return Answer.Json(201, Write(report));
            }
        });
        app.MapDelete(Base + "/{id:long}", (HttpContext context, long id) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                Delete(state, context.User(), [id]);
            }
            return Answer.NoContent();
        });
        app.MapDelete(Base, async (HttpContext context) =>
        {
            context.Require(Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                Delete(state, context.User(), body.Numbers("ids"));
            }
            return Answer.NoContent();
        });
    }

    private static bool Fits(ReportRecord report, IQueryCollection query)
    {
        bool Is(string name, string value) => query[name].ToString() is not { Length: > 0 } wanted || string.Equals(wanted, value, StringComparison.OrdinalIgnoreCase);
        return (query["name"].ToString() is not { Length: > 0 } part || report.Name.Contains(part, StringComparison.OrdinalIgnoreCase))
            && Is("type", report.Type) && Is("subType", report.SubType) && Is("state", report.State)
            && Is("hasError", report.ErrorMessage is null ? "false" : "true") && Is("enabled", report.IsEnabled ? "true" : "false");
    }

    /// <summary>All or none.</summary>
    private static void Delete(SandboxState state, UserRecord caller, long[] ids)
    {
        SortedDictionary<long, ReportRecord> reports = state.Areas.Get<ReportState>().Reports;
        if (ids.Any(id => !reports.ContainsKey(id)))
        {
            throw new ApiError(404, null, "Not Found", "Report not found.");
        }
        foreach (long id in ids)
        {
            if (reports.Remove(id, out ReportRecord? report))
            {
                state.Events.Add("report.deleted", caller, new EventObject(EventObjectKind.Report, id, report.Name));
            }
        }
    }

    private static JsonObject Write(ReportRecord report)
    {
        var filter = new JsonObject()
            .With("fromDate", report.From is DateTime from ? Answer.Iso(from) : null).With("toDate", report.To is DateTime to ? Answer.Iso(to) : null)
            .With("parentRoom", report.ParentRoomId).With("userId", report.UserId);
        if (report.Operations.Count > 0)
        {
            filter["operations"] = new JsonArray([.. report.Operations.Select(o => (JsonNode)o)]);
        }
        JsonObject execution = report.IsPeriodic
            ? new JsonObject { ["type"] = "monthly", ["timeOfDay"] = report.TimeOfDay.ToString(@"hh\:mm\:ss", System.Globalization.CultureInfo.InvariantCulture), ["dayOfMonth"] = report.DayOfMonth }
            : new JsonObject { ["type"] = "on-demand" };
        return new JsonObject
        {
            ["id"] = report.Id,
            ["name"] = report.Name,
            ["type"] = report.Type,
            ["subType"] = report.SubType,
            ["enabled"] = report.IsEnabled,
            ["execution"] = execution,
            ["formats"] = new JsonArray([.. report.Formats.Select(f => (JsonNode)f)]),
            ["filter"] = filter,
            ["target"] = new JsonObject { ["id"] = report.TargetId },
            ["state"] = report.State,
            ["created"] = Answer.Iso(report.Created),
            ["lastModified"] = Answer.Iso(report.LastModified),
        }.With("error", report.ErrorMessage is null ? null : new JsonObject { ["message"] = report.ErrorMessage, ["code"] = 400, ["detail"] = report.ErrorMessage });
    }
}
