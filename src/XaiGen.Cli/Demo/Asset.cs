namespace XaiGen.Cli.Demo;

/// <summary>A file, with its name in the output folder and its description by the service.</summary>
internal sealed record Asset(string Name, FileObject File);
