using System.Globalization;
using DracoonSandbox.State;

namespace DracoonSandbox.Events;

/// <summary>
/// Writes the event log. What a request does is recorded by <see cref="EventRecorder"/> with the rules of <see cref="EventRules"/>; what happens
/// otherwise is added here. All of it under the state's gate.
/// </summary>
internal sealed class EventLog
{
    private readonly SandboxState _state;
    private readonly Dictionary<EventObjectKind, Func<string, EventObject?>> _find = [];

    public EventLog(SandboxState state)
    {
        _state = state;
        Describe(EventObjectKind.Node, key => long.TryParse(key, out long id) && state.Nodes.Find(id) is NodeRecord node ? Of(node) : null);
        Describe(EventObjectKind.User, key => long.TryParse(key, out long id) && state.Users.TryGetValue(id, out UserRecord? user) ? Of(user) : null);
        Describe(EventObjectKind.Group, key => long.TryParse(key, out long id) && state.Groups.TryGetValue(id, out GroupRecord? group)
            ? new EventObject(EventObjectKind.Group, id, group.Name) : null);
        Describe(EventObjectKind.DownloadShare, key => Find(EventObjectKind.DownloadShare, state.Areas.Get<ShareState>().Downloads.Values, key));
        Describe(EventObjectKind.UploadShare, key => Find(EventObjectKind.UploadShare, state.Areas.Get<ShareState>().Uploads.Values, key));
    }

    /// <summary>
    /// Called for each event, under the state's gate: a handler takes what it needs and returns, and does what takes time elsewhere. It stays
    /// through a reset.
    /// </summary>
    public event Action<EventRecord>? Recorded;

    private EventState Events => _state.Areas.Get<EventState>();

    /// <summary>Says how objects of a kind are found by what stands for them in a path or body: the number, of shares the access key too.</summary>
    public void Describe(EventObjectKind kind, Func<string, EventObject?> find) => _find[kind] = find;

    /// <summary>The object; with nothing but its number where nobody has said how to find its kind, or it is not there.</summary>
    public EventObject Find(EventObjectKind kind, string key) =>
        (_find.TryGetValue(kind, out Func<string, EventObject?>? find) ? find(key) : null)
        ?? new EventObject(kind, long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : 0, null);

    private EventObject? Find(EventObjectKind kind, IEnumerable<ShareRecord> shares, string key) =>
        shares.FirstOrDefault(s => s.AccessKey == key || s.Id.ToString(CultureInfo.InvariantCulture) == key) is ShareRecord share
            ? new EventObject(kind, share.Id, share.Name, RoomId: _state.Nodes.Find(share.NodeId)?.Room.Id) : null;

    public static EventObject Of(UserRecord user) => new(EventObjectKind.User, user.Id, user.UserName);

    public static EventObject Of(NodeRecord node) => new(node.Kind switch
    {
        NodeKind.Room => EventObjectKind.Room,
        NodeKind.Folder => EventObjectKind.Folder,
        _ => EventObjectKind.File,
    }, node.Id, node.Name, node.ParentPath, node.Room.Id);

    /// <summary>What is kept of the log, oldest first.</summary>
    public IReadOnlyList<EventRecord> Kept()
    {
        EventState events = Events;
        if (events.RetentionDays > 0)
        {
            DateTime oldest = _state.Now.AddDays(-events.RetentionDays);
            events.Items.RemoveAll(e => e.Time < oldest);
        }
        return events.Items;
    }

    /// <summary>Adds an event.</summary>
    /// <param name="operation">A name of <see cref="EventOperations"/>; <c>{type}.</c> at its start stands for what the first object is.</param>
    /// <param name="user">Who did it; null for nobody who is signed in.</param>
    /// <param name="object1">What it was done with.</param>
    /// <param name="object2">What else took part: the user of a group, the target of a move.</param>
    /// <param name="isError">True for what was tried and refused.</param>
    public void Add(string operation, UserRecord? user, EventObject? object1 = null, EventObject? object2 = null, bool isError = false)
    {
        EventState events = Events;
        string name = operation.Replace("{type}", object1?.Kind.ToString().ToLowerInvariant(), StringComparison.Ordinal);
        EventOrigin? origin = EventOrigin.Current;
        DateTime now = _state.Now;
        var record = new EventRecord
        {
            Id = ++events.LastId,
            Time = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc), // as it is shown, so that it can be asked for
            OperationId = EventOperations.IdOf(name),
            OperationName = name,
            Status = isError ? 2 : 0,
            UserId = user?.Id ?? 0,
            UserName = user?.UserName,
            UserIp = events.IsIpLogged ? origin?.Ip : null,
            UserClient = origin?.Client,
            Message = Message(name, user, object1, object2, isError),
            Object1 = object1,
            Object2 = object2,
        };
        if (events.IsEnabled)
        {
            events.Items.Add(record);
        }
        Recorded?.Invoke(record); // webhooks hear of it whether it is kept or not
    }

    private static string Message(string name, UserRecord? user, EventObject? object1, EventObject? object2, bool isError)
    {
        string what = string.Concat(new[] { object1, object2 }.Where(o => o is not null).Select(o => $" '{o!.ParentPath}{o.Name ?? o.Id.ToString(CultureInfo.InvariantCulture)}'"));
        return $"{name.Replace('.', ' ').Replace('_', ' ')}{what} by {user?.UserName ?? "somebody without a sign-in"}{(isError ? ": refused" : "")}";
    }
}
