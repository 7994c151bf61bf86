using System.CommandLine;
using XaiGen.Cli.Adopting;
using XaiGen.Cli.Contracts;
using XaiGen.Contract;

namespace XaiGen.Cli.Commands;

/// <summary><c>xaigen adopt</c>: replaces the clients of other generators.</summary>
internal static class AdoptCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH")
        {
            Description =
                "The settings: a .nswag, .refitter or kiota-lock.json file, a project with OpenApiReference items or AutoSDK_ properties, "
                + "a script that runs autosdk, or a folder with any of these.",
        };
        var apply = new Option<bool>("--apply")
        {
            Description = "Add the items to the project. Nothing else in it is changed.",
        };
        var project = new Option<string?>("--project")
        {
            Description = "The project that gets the items. By default the one in the folder of the settings, or the next above.",
            HelpName = "FILE",
        };
        var contract = new Option<string?>("--contract")
        {
            Description = "The file of the contract, if the settings contain none, or a URL.",
            HelpName = "FILE",
        };
        var names = new Option<string?>("--names")
        {
            Description = "Write all names that differ to a file, the old and the new one separated by a tab.",
            HelpName = "FILE",
        };
        var keep = new Option<bool>("--keep-names")
        {
            Description = "Keep the names of methods, types and properties where possible, with an overlay beside the contract.",
        };
        var command =
            new Command("adopt", "Replace the clients of NSwag, Refitter, Kiota or AutoSDK, and list the settings and names that differ.")
        {
            path, apply, project, contract, names, keep,
        };
        command.SetAction(async (line, cancellation) =>
        {
            IReadOnlyList<AdoptedClient> clients = SettingsFinder.Read(line.GetRequiredValue(path));
            if (line.GetValue(contract) is not null && clients.Count > 1)
            {
                throw new BadInputException(
                    $"--contract names one file, but there are {clients.Count} clients; adopt their settings one by one.");
            }

            List<Adoption> adoptions = [];
            foreach (AdoptedClient client in clients)
            {
                Adoption adoption = await SlowWork.RunAsync(
                    _ => Adoption.OfAsync(client, line.GetValue(contract), line.GetValue(keep), cancellation).GetAwaiter().GetResult(),
                    cancellation);
                adoptions.Add(adoption.After(adoptions));
            }

            if (line.GetValue(names) is { } file)
            {
                await WriteNamesAsync(file, adoptions, cancellation);
            }

            string found = line.GetValue(project) ?? SettingsFinder.ProjectOf(line.GetRequiredValue(path), clients);
            var text = ProjectText.Read(found);
            AdoptionReport.Write(adoptions);
            await AddAsync(text, adoptions, line.GetValue(apply), cancellation);
            return adoptions.Any(adoption => adoption.Obstacle is not null) ? ExitCodes.Failed : ExitCodes.Done;
        });
        return command;
    }

    private static async Task AddAsync(ProjectText project, IReadOnlyList<Adoption> adoptions, bool applies, CancellationToken cancellation)
    {
        Adoption[] ready = [.. adoptions.Where(adoption => adoption.Obstacle is null && !ProjectItems.Has(project, adoption))];
        string? central = ProjectItems.CentralVersions(project);
        string[] lines =
        [
            .. ready.SelectMany(adoption => ProjectItems.Of(project, adoption).Prepend("")),
            .. ready.Length > 0 ? ProjectItems.Packages(project, central) : [],
        ];
        if (applies && lines.Length > 0)
        {
            foreach (SourceFile overlay in ready.Select(adoption => adoption.Overlay?.File).OfType<SourceFile>())
            {
                if (File.Exists(overlay.Path) && ContractFile.Read(overlay.Path, "overlay").Text != overlay.Text)
                {
                    throw new BadInputException(
                        $"'{overlay.Path}' exists and has other names; remove it first, or leave out --keep-names.");
                }

                await ContractFile.WriteAsync(overlay.Path, overlay.Text, cancellation, "overlay");
            }

            await project.WriteAsync(project.With(lines), cancellation);
        }

        AdoptionReport.WriteProject(project, lines, central, applies);
    }

    private static async Task WriteNamesAsync(string file, IReadOnlyList<Adoption> adoptions, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllLinesAsync(
                file, adoptions.SelectMany(adoption => adoption.Renamed).Select(renamed => $"{renamed.Old}\t{renamed.New}"), cancellation);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"'{file}' cannot be written: {cause.Message}");
        }
    }
}
