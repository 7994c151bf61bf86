using System.CommandLine;

namespace XaiGen.Cli.Commands;

internal static class ContractArgument
{
    public static Argument<string> Create()
        => new("CONTRACT")
        {
            Description =
            "The contract: an OpenAPI document in YAML or JSON, or the folder that contains it. Other files that it refers to are read from its folder."
        };
}
