namespace DracoonSandbox.State;

/// <summary>Takes the server back to where it began, or to where it was when that was kept.</summary>
internal sealed class StateReset : IDisposable
{
    private readonly SandboxState _state;
    private readonly Action _plant;
    private string? _kept;
    private Action<SandboxState>? _signIns;

    /// <param name="state">What the server knows.</param>
    /// <param name="plant">Makes what is there at the start.</param>
    public StateReset(SandboxState state, Action plant)
    {
        _state = state;
        _plant = plant;
    }

    /// <summary>From now on, a reset goes back to what there is now. Uploads under way, mails and the moved clock are not kept.</summary>
    public void Keep()
    {
        Forget();
        _kept = Directory.CreateTempSubdirectory("dracoon-sandbox-kept-").FullName;
        StateFile.Save(_state, _kept);
        _signIns = _state.Tokens.Keep();
        CopyFiles(_state.Folder, Directory.CreateDirectory(ContentOf(_kept)).FullName);
    }

    public void Reset()
    {
        _state.Clear();
        if (_kept is null)
        {
            _plant();
            return;
        }
        CopyFiles(ContentOf(_kept), _state.Folder);
        StateFile.TryLoad(_state, _kept);
        _signIns?.Invoke(_state);
    }

    public void Dispose() => Forget();

    private static string ContentOf(string kept) => Path.Combine(kept, "content");

    private static void CopyFiles(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }

    private void Forget()
    {
        if (_kept is not null)
        {
            Directory.Delete(_kept, true);
            _kept = null;
        }
    }
}
