using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests.Hosts;

/// <summary>A program that loads the client as a part of a plugin, and unloads it.</summary>
public sealed class UnloadTests
{
    [Fact]
    public async Task A_client_that_was_used_can_be_unloaded()
    {
        await using var server = new ScriptedServer(
            Status(200, """{"data":[{"url":"https://x/1.png"}],"usage":{"cost_in_usd_ticks":200000000}}"""));

        WeakReference plugin = Use(server.Address);
        for (int i = 0; plugin.IsAlive && i < 100; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(20);
        }

        server.Requests.ShouldHaveSingleItem();
        plugin.IsAlive.ShouldBeFalse();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Use(Uri address)
    {
        var plugin = new AssemblyLoadContext("plugin", isCollectible: true);
        Assembly client = plugin.LoadFromAssemblyPath(typeof(XaiClient).Assembly.Location);
        Type options = client.GetType("XaiGen.XaiClientOptions", throwOnError: true)!;
        object given = Activator.CreateInstance(options)!;
        options.GetProperty("Endpoint")!.SetValue(given, address);
        options.GetProperty("RequestsPerMinute")!.SetValue(given, new Dictionary<string, int> { [""] = 60_000 });
        object used = Activator.CreateInstance(client.GetType("XaiGen.XaiClient", throwOnError: true)!, "key", given)!;
        object images = used.GetType().GetProperty("Images")!.GetValue(used)!;
        MethodInfo generate = images.GetType().GetMethods()
            .Single(method => method.Name == "GenerateAsync" && method.GetParameters()[0].ParameterType == typeof(string));
        object?[] arguments = ["A ferry", .. generate.GetParameters().Skip(1).Select(parameter => parameter.DefaultValue)];
        arguments[^1] = CancellationToken.None;
        ((Task)generate.Invoke(images, arguments)!).GetAwaiter().GetResult();
        plugin.Unload();
        return new WeakReference(plugin);
    }
}
