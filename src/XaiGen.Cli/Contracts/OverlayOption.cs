using System.CommandLine;
using XaiGen.Contract;
using XaiGen.Contract.Model;

namespace XaiGen.Cli.Contracts;

/// <summary>The overlays to apply to a contract before it is used.</summary>
internal sealed class OverlayOption
{
    public Option<string[]> Option { get; } = new("--overlay")
    {
        Description =
            "An OpenAPI overlay (1.0 or 1.1) that changes the contract first. Can be repeated; each is applied to the result of the previous one.",
        HelpName = "FILE",
    };

    /// <exception cref="BadInputException">A file does not exist or cannot be read.</exception>
    public EquatableArray<SourceFile> Read(ParseResult line)
        => (line.GetValue(Option) ?? []).Select(path => new SourceFile(path, ContractFile.Read(path, "overlay").Text)).ToEquatableArray();
}
