using System.Globalization;
using System.Text.Json.Nodes;
using DracoonSandbox.Description;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Events;

/// <summary>Makes the events of requests that did something: what they name is looked up before, since it may be gone afterwards.</summary>
internal sealed class EventRecorder
{
    private readonly SandboxState _state;

    public EventRecorder(SandboxState state)
    {
        _state = state;
    }

    public async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Method != "GET")
        {
            EventOrigin.Set(context);
        }
        ApiOperation? operation = context.Operation();
        if (EventRules.Find(operation?.Name) is not EventRule rule)
        {
            await next(context);
            return;
        }
        var pending = new Pending(_state, context, operation!, rule);
        lock (_state.Gate)
        {
            pending.LookUp();
        }
        // Before the first byte of the answer: who has it may ask for the event at once.
        context.Response.OnStarting(() =>
        {
            pending.Record();
            return Task.CompletedTask;
        });
        await next(context);
        pending.Record(); // an answer that is never sent does not start
    }

    /// <summary>The events of one request.</summary>
    private sealed class Pending(SandboxState state, HttpContext context, ApiOperation operation, EventRule rule)
    {
        private IReadOnlyList<EventObject?> _first = [];
        private IReadOnlyList<EventObject?> _second = [];
        private bool _isRecorded;

        public void LookUp()
        {
            _first = Named(rule.Object1);
            _second = Named(rule.Object2);
        }

        public void Record()
        {
            if (_isRecorded || context.Response.StatusCode is < 200 or > 299)
            {
                return;
            }
            _isRecorded = true;
            lock (state.Gate)
            {
                var answer = context.JsonAnswer() as JsonObject;
                IReadOnlyList<EventObject?> first = rule.Object1?.Place == SubjectPlace.Answer ? [Made(rule.Object1.Kind, answer)] : _first;
                IReadOnlyList<EventObject?> second = rule.Object2?.Place == SubjectPlace.Answer ? [Made(rule.Object2.Kind, answer)] : _second;
                foreach (EventObject? one in first)
                {
                    foreach (EventObject? other in second)
                    {
                        foreach (string name in rule.Events(context.JsonBody() as JsonObject))
                        {
                            state.Events.Add(name, context.CallerOrNull(), one, other);
                        }
                    }
                }
            }
        }

        private IReadOnlyList<EventObject?> Named(Subject? subject) => subject?.Place switch
        {
            SubjectPlace.Path => [state.Events.Find(subject.Kind, operation.PathValue(context.Request.Path, subject.Field))],
            SubjectPlace.Body => [.. Ids((context.JsonBody() as JsonObject)?[subject.Field]).Select(id => state.Events.Find(subject.Kind, id))],
            SubjectPlace.Caller => [EventLog.Of(context.User())],
            _ => [null],
        };

        private static IEnumerable<string> Ids(JsonNode? value) => value switch
        {
            JsonArray items => items.SelectMany(Ids),
            JsonObject o => Ids(o["id"]),
            JsonValue number => [number.ToString()],
            _ => [],
        };

        /// <summary>What the request made: as the server knows it now, else as the answer describes it.</summary>
        private EventObject? Made(EventObjectKind kind, JsonObject? answer)
        {
            if (answer?["id"] is not JsonValue number || !number.TryGetValue(out long id))
            {
                return null;
            }
            EventObject found = state.Events.Find(kind, id.ToString(CultureInfo.InvariantCulture));
            if (found.Name is not null)
            {
                return found;
            }
            NodeRecord? node = (answer["nodeId"] ?? answer["targetId"] ?? answer["roomId"]) is JsonValue value && value.TryGetValue(out long nodeId) ? state.Nodes.Find(nodeId) : null;
            return found with { Name = (string?)(answer["name"] ?? answer["companyName"]), RoomId = node?.Room.Id };
        }
    }
}
