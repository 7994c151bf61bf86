namespace XaiGen.Emulator.Files;

/// <summary>
/// What a generated file was made by, and of what: <paramref name="Operation"/> is the contract's <c>operationId</c>,
/// <paramref name="Sources"/> are the ids of files, and the URLs of what was no file of the emulator.
/// </summary>
internal sealed record FileOrigin(string Operation, string? Prompt, string Model, IReadOnlyList<string> Sources);
