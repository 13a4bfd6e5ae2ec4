using System;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the names of users. Who has a user name that nobody can know is found by their last name.</summary>
public sealed class UserCompleter : SearchCompleter<DracoonUser>
{
    private const string UserName = "userName";

    private protected override async Task<CompletionAnswer> AskAsync(DracoonSession session, CompletionRequest request, string part, CancellationToken cancellationToken)
    {
        CompletionAnswer answer = await SearchAsync(session, UserName, UserName, part, cancellationToken).ConfigureAwait(false);
        return answer.Candidates.Count > 0 || part.Length == 0 ? answer : await SearchAsync(session, "lastName", UserName, part, cancellationToken).ConfigureAwait(false);
    }

    private protected override string Field => UserName;

    private protected override PagedQuery<DracoonUser> List(DracoonSession session, ListOptions options) => session.Users.List(options);

    private protected override Candidate Describe(DracoonUser item) =>
        new(item.UserName, FormattableString.Invariant($"{item.FirstName} {item.LastName} <{item.Email}>, user {item.UserId}{(item.IsLocked ? ", locked" : "")}"), item.UserId)
        {
            OtherNames = new[] { item.FirstName, item.LastName, item.FirstName + " " + item.LastName, item.Email },
        };
}
