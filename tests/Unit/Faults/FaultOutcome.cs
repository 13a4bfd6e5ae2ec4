using System;
using System.Globalization;
using Dracoon.Client;
using Dracoon.Client.Transfers;

namespace DracoonPS.UnitTests.Faults;

/// <summary>How a cell ends: <c>=2</c> is the right result with the second request, <c>!403/1</c> one error with that status after one request, <c>+</c> that the server did it all the same.</summary>
/// <param name="Error">What the caller hears; empty for the right result.</param>
/// <param name="Requests">How many requests of the kind came to the server.</param>
/// <param name="IsDone">True when an error came, and what was asked for is done.</param>
internal sealed record FaultOutcome(string Error, int Requests, bool IsDone)
{
    public bool IsRight => Error.Length == 0;

    /// <summary>True when more than one request was needed, so that the client did something about it.</summary>
    public bool IsRepeated => Requests > 1;

    public static FaultOutcome Parse(string text)
    {
        bool isDone = text.EndsWith('+');
        string[] words = text.TrimEnd('+').TrimStart('=', '!').Split('/');
        return text.StartsWith('=')
            ? new FaultOutcome("", int.Parse(words[0], CultureInfo.InvariantCulture), false)
            : new FaultOutcome(words[0], int.Parse(words[1], CultureInfo.InvariantCulture), isDone);
    }

    /// <summary>The short word for an error; that of a type that no caller expects is its name.</summary>
    public static string WordFor(Exception error) => error switch
    {
        DracoonApiException e when e.ApiMessage.StartsWith("The server's answer can't be read", StringComparison.Ordinal) => "unreadable",
        DracoonApiException e => e.StatusCode.ToString(CultureInfo.InvariantCulture),
        DracoonConnectionException { IsTimeout: true } => "timeout",
        DracoonConnectionException => "connection",
        DracoonAuthenticationException e => e.Reason.ToString(),
        TransferException e => e.Failure.ToString(),
        _ => error.GetType().Name,
    };

    public override string ToString() => IsRight
        ? FormattableString.Invariant($"={Requests}")
        : FormattableString.Invariant($"!{Error}/{Requests}") + (IsDone ? "+" : "");
}
