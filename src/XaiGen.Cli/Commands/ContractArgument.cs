using System.CommandLine;

namespace XaiGen.Cli.Commands;

internal static class ContractArgument
{
    public static Argument<string> Create() => new("CONTRACT") { Description = "The contract: an OpenAPI 3.0 or 3.1 document, in YAML or JSON." };
}
