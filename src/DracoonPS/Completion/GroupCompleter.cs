using System;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the names of groups.</summary>
public sealed class GroupCompleter : SearchCompleter<DracoonGroup>
{
    private protected override PagedQuery<DracoonGroup> List(DracoonSession session, ListOptions options) => session.Groups.List(options);

    private protected override Candidate Describe(DracoonGroup item) => new(item.Name, FormattableString.Invariant($"group {item.GroupId}, {item.UserCount} users"), item.GroupId);
}
