namespace XaiGen.Emulator.Files;

/// <summary>
/// The origin of a generated file: <paramref name="Operation"/> is the contract's <c>operationId</c>, <paramref name="Sources"/> are the
/// IDs of source files, and the URLs of sources that are not files of the emulator.
/// </summary>
internal sealed record FileOrigin(string Operation, string? Prompt, string Model, IReadOnlyList<string> Sources);
