using System;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the names of users.</summary>
public sealed class UserCompleter : SearchCompleter<DracoonUser>
{
    private protected override string Field => "userName";

    private protected override PagedQuery<DracoonUser> List(DracoonSession session, ListOptions options) => session.Users.List(options);

    private protected override Candidate Describe(DracoonUser item) => new(item.UserName, FormattableString.Invariant($"{item.FirstName} {item.LastName} <{item.Email}>, user {item.UserId}{(item.IsLocked ? ", locked" : "")}"), item.UserId);
}
