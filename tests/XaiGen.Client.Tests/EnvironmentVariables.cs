namespace XaiGen.Client.Tests;

/// <summary>Tests that change the environment of the process, and therefore must not run in parallel.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnvironmentCollection
{
    public const string Name = "environment";
}

/// <summary>Sets the client's variables until it is disposed of.</summary>
internal sealed class EnvironmentVariables : IDisposable
{
    private readonly string? _key = Environment.GetEnvironmentVariable("XAI_API_KEY");
    private readonly string? _address = Environment.GetEnvironmentVariable("XAI_BASE_URL");

    public EnvironmentVariables(string? key, string? address) => Set(key, address);

    public void Dispose() => Set(_key, _address);

    private static void Set(string? key, string? address)
    {
        Environment.SetEnvironmentVariable("XAI_API_KEY", key);
        Environment.SetEnvironmentVariable("XAI_BASE_URL", address);
    }
}
