namespace DracoonPS.Overview;

/// <summary>How much of a large tenant is read and shown. Where a limit cuts, the page says so.</summary>
internal sealed class OverviewLimits
{
    /// <summary>Rooms in the matrix of permissions and in the list of rooms with one admin.</summary>
    public int Rooms { get; init; }

    /// <summary>Users and groups in the matrix of permissions.</summary>
    public int Principals { get; init; }

    /// <summary>Users whose login method is asked for, with one request each.</summary>
    public int Users { get; init; }

    /// <summary>Files whose size and month are read.</summary>
    public int Files { get; init; }

    /// <summary>Requests in flight.</summary>
    public int Requests { get; init; }
}
