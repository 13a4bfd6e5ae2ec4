using System.Diagnostics;
using DracoonSandbox;

SandboxOptions options;
try
{
    options = SandboxOptions.Parse(args);
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
using var server = new SandboxServer(options);
await server.StartAsync();
Console.WriteLine("Listening on " + server.Address);
if (options.ParentId is int parentId)
{
    _ = EndWithAsync(parentId);
}
await server.WaitAsync();
return 0;

// A test run that is killed leaves no server behind.
async Task EndWithAsync(int id)
{
    try
    {
        using Process parent = Process.GetProcessById(id);
        await parent.WaitForExitAsync();
    }
    catch (ArgumentException)
    {
        // It is gone already.
    }
    server.Stop();
}
