namespace XaiGen.Emulator.Imagine;

internal abstract record ModelCard(string Id, string Version, DateTimeOffset Created)
{
    public IReadOnlyList<string> Aliases { get; init; } = [];
}
