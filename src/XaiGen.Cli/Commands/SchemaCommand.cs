using System.CommandLine;

namespace XaiGen.Cli.Commands;

/// <summary><c>xaigen schema</c>: writes the JSON schema that editors use to complete and check a contract.</summary>
internal static class SchemaCommand
{
    private const string Resource = "contract.schema.json";

    public static Command Create()
    {
        var command = new Command("schema", "Print the JSON schema of contracts, with the x-xaigen keywords, for editors.");
        command.SetAction(_ =>
        {
            using Stream stream = typeof(SchemaCommand).Assembly.GetManifestResourceStream(Resource)!;
            using var reader = new StreamReader(stream);
            Terminal.WriteReport(reader.ReadToEnd());
            return ExitCodes.Done;
        });
        return command;
    }
}
