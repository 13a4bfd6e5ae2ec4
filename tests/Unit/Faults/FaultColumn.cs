using System;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.UnitTests.Faults;

/// <summary>A kind of call, made once in a cell. What it needs, what it gives, and what it must not leave behind.</summary>
internal abstract class FaultColumn(FaultWorld world)
{
    /// <summary>The request that goes wrong: its method, and a regular expression for its path.</summary>
    public abstract (string Method, string Path) Call { get; }

    /// <summary>The request that comes right before; null for none.</summary>
    public virtual (string Method, string Path)? Before => null;

    /// <summary>How many requests of the kind go well before.</summary>
    public virtual int Skip => 0;

    /// <summary>How many requests of the kind it takes when nothing goes wrong.</summary>
    public virtual int Usual => 1;

    /// <summary>True where a server that asks for a pause gets a whole second: in one column of a kind, since the pause is that of all.</summary>
    public virtual bool IsPaused => false;

    /// <summary>True where the server decides how many requests it takes: then the number is the least.</summary>
    public virtual bool IsPolling => false;

    /// <summary>How many bytes of the request are less than all of it.</summary>
    public virtual int MiddleOfRequest => 60;

    public virtual int MiddleOfAnswer => 10;

    /// <summary>A byte of the answer without which it is another one.</summary>
    public virtual int CorruptByte => 0;

    /// <summary>What the message of an error of the API has to name.</summary>
    public abstract string Subject { get; }

    public string OtherHost => World.OtherHost.Url + "elsewhere";

    protected FaultWorld World { get; } = world;

    protected DracoonSession Session { get; set; } = null!;

    /// <summary>Sees to the session of the cell.</summary>
    public virtual async Task OpenAsync(FaultPatience patience) => Session = await World.SessionAsync(patience);

    /// <summary>Gives the session a token of now: one from a cell in which the clock was ahead lasts too long.</summary>
    public Task RenewTokenAsync() => Session?.RefreshAsync() ?? Task.CompletedTask;

    /// <summary>Makes what the call needs.</summary>
    public virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Makes the call.</summary>
    /// <returns>The result, to be compared.</returns>
    public abstract Task<string> CallAsync();

    /// <summary>What the call gives when nothing goes wrong.</summary>
    public abstract string Result { get; }

    /// <summary>Fails when something is half done; true when what was asked for was done.</summary>
    /// <param name="succeeded">What the caller was told.</param>
    public virtual Task<bool> IsDoneAsync(bool succeeded) => Task.FromResult(succeeded);

    /// <summary>Shows that the session is as good as before.</summary>
    public virtual async Task UseAsync() => await Session.Users.GetAsync(1);
}
