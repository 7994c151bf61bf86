namespace XaiGen.Cli.Adopting;

/// <summary>The output of <c>xaigen adopt</c>: what it found, and what it adds to the project.</summary>
internal static class AdoptionReport
{
    /// <summary>How many names are shown of each client; a large API has thousands.</summary>
    private const int MostNames = 40;

    public static void Write(IReadOnlyList<Adoption> adoptions)
    {
        foreach (Adoption adoption in adoptions)
        {
            Terminal.WriteLine($"{adoption.Client.Tool}, {adoption.Client.SettingsFile}");
            if (adoption.Obstacle is { } obstacle)
            {
                Terminal.WriteLine($"  Not adopted: {obstacle}.");
            }

            if (adoption.Errors > 0)
            {
                Terminal.WriteLine($"  The contract has {adoption.Errors} errors, with which the build will fail; xaigen lint lists them.");
            }

            WriteRemarks(adoption.Remarks);
            if (adoption.Overlay is { } overlay)
            {
                Terminal.WriteLine($"  {overlay.File.Path} keeps {overlay.Count} names of the old client.");
            }

            WriteNames(adoption.Renamed);
            Terminal.WriteLine($"");
        }
    }

    /// <param name="project">The project before the lines were added.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="central">The file that has the versions of packages, if there is one.</param>
    /// <param name="isDone">Whether the lines are in the project.</param>
    public static void WriteProject(ProjectText project, IReadOnlyList<string> lines, string? central, bool isDone)
    {
        if (lines.Count == 0)
        {
            Terminal.WriteLine($"There is nothing to add to {project.Path}.");
            return;
        }

        Terminal.WriteLine($"{(isDone ? "Added to" : "To add to")} {project.Path}:");
        foreach (string line in lines.Where(line => line.Length > 0))
        {
            int indent = line.Length - line.TrimStart(' ').Length;
            Terminal.WriteLine($"{new string(' ', indent + 2)}{line.Trim()}");
        }

        foreach (string version in central is null ? [] : ProjectItems.Versions(central))
        {
            Terminal.WriteLine($"To add to {central} by hand: {version}");
        }

        foreach ((int place, string element) in ProjectItems.Leftovers(project))
        {
            Terminal.WriteLine($"No longer needed for this: {element} ({project.Path}, line {place})");
        }

        if (!isDone)
        {
            Terminal.WriteLine($"Nothing is changed yet; --apply adds the items.");
        }
    }

    private static void WriteRemarks(IReadOnlyList<SettingRemark> remarks)
    {
        if (remarks.Count == 0)
        {
            Terminal.WriteLine($"  All settings are carried over.");
            return;
        }

        Terminal.WriteLine($"  Not carried over:");
        foreach (SettingRemark remark in remarks)
        {
            Terminal.WriteLine($"    {remark.Setting} = {remark.Value}: {remark.Why}");
        }
    }

    private static void WriteNames(IReadOnlyList<(string Old, string New)> renamed)
    {
        if (renamed.Count == 0)
        {
            return;
        }

        Terminal.WriteLine($"  Names that differ ({renamed.Count}):");
        int width = renamed.Take(MostNames).Max(names => names.Old.Length);
        foreach ((string old, string @new) in renamed.Take(MostNames))
        {
            Terminal.WriteLine($"    {old.PadRight(width)}  ->  {@new}");
        }

        if (renamed.Count > MostNames)
        {
            Terminal.WriteLine($"    … and {renamed.Count - MostNames} more; --names FILE writes all of them");
        }
    }
}
