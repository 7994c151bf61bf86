using System.CommandLine;
using XaiGen.Cli.Contracts;
using XaiGen.Contract;
using XaiGen.Contract.Model;
using XaiGen.Generator;
using XaiGen.Review;

namespace XaiGen.Cli.Commands;

/// <summary><c>xaigen generate</c>: writes the generator's files to a folder, to keep or to read them.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        Argument<string> contract = ContractArgument.Create();
        var output = new Option<string>("--output", "-o")
        {
            Description =
                "The folder for the C# files. Files of this namespace that an earlier run wrote and that are no longer needed are removed.",
            HelpName = "DIR",
            Required = true,
        };
        Option<string> @namespace = NameOptions.Namespace();
        Option<string?> client = NameOptions.Client();
        Option<string> accessibility = new Option<string>("--accessibility")
        {
            Description = "The accessibility of the generated types.",
            DefaultValueFactory = _ => "public",
        }.AcceptOnlyFromAmong("public", "internal");
        Option<string> emit = new Option<string>("--emit")
        {
            Description = "What to generate: types and clients, or only the types, which need no System.ClientModel.",
            DefaultValueFactory = _ => "client",
        }.AcceptOnlyFromAmong("client", "models");
        Option<string> objects = new Option<string>("--objects")
        {
            Description = "What objects and unions are in C#: records, or classes, which are smaller but not equal by value.",
            DefaultValueFactory = _ => "records",
        }.AcceptOnlyFromAmong("records", "classes");
        var keepUnknown = new Option<bool>("--keep-unknown")
        {
            Description = "Keep the properties of received objects that the contract does not name.",
        };
        var drift = new Option<bool>("--drift")
        {
            Description = "Detect responses that do not match the contract, while there are listeners.",
            DefaultValueFactory = _ => true,
        };
        var overlays = new OverlayOption();
        var include = new Option<string?>("--include")
        {
            Description = "The operations to include: operationIds, paths such as /orders/**, tag:Orders, deprecated; separated by commas.",
            HelpName = "TERMS",
        };
        var exclude =
            new Option<string?>("--exclude") { Description = "The operations to exclude, in the same syntax.", HelpName = "TERMS" };

        var command = new Command("generate", "Write the C# client of a contract.")
        {
            contract, output, overlays.Option, @namespace, client, accessibility, emit, objects, keepUnknown, drift, include, exclude,
        };
        command.SetAction((line, cancellation) => RunAsync(
            line.GetRequiredValue(contract),
            overlays.Read(line),
            line.GetRequiredValue(output),
            new GenerationOptions(line.GetRequiredValue(@namespace), line.GetValue(client))
            {
                Accessibility = Enum.Parse<TypeAccessibility>(line.GetRequiredValue(accessibility), ignoreCase: true),
                Include = line.GetValue(include),
                Exclude = line.GetValue(exclude),
                Emit = Enum.Parse<EmitSet>(line.GetRequiredValue(emit), ignoreCase: true),
                Objects = Enum.Parse<ObjectStyle>(line.GetRequiredValue(objects), ignoreCase: true),
                KeepUnknown = line.GetValue(keepUnknown),
                NoticesDrift = line.GetValue(drift),
            },
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        string contract, EquatableArray<SourceFile> overlays, string output, GenerationOptions options, CancellationToken cancellation)
    {
        ContractText file = await ContractInput.ReadAsync(contract, cancellation) with { Overlays = overlays };
        GeneratedCode code = CodeGeneration.Generate(file.ToFiles(), options, cancellation);
        if (!ProblemReport.Write(file.Name, code.Problems.Select(ReportedProblem.Of)))
        {
            return ExitCodes.Failed;
        }

        (string Name, string Text)[] files = [.. code.Files.Select(file => (file.Name, file.Text))];
        OwnFiles.Check(files);
        string done = await SourceFolder.Of(OutputFolder.Open(output), options.Namespace).ReplaceAsync(files, cancellation);
        Terminal.WriteLine($"{done}");
        return ExitCodes.Done;
    }
}
