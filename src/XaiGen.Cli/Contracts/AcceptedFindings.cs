using XaiGen.Review;

namespace XaiGen.Cli.Contracts;

/// <summary>The findings that a waiver file accepts.</summary>
internal static class AcceptedFindings
{
    private const int DaysOfNewWaivers = 90;

    private const string What = "list of waivers";

    /// <exception cref="BadInputException">The file does not exist, or is not valid.</exception>
    public static Review.Review TakeOut(Review.Review review, string path, DateOnly today)
    {
        var waivers = WaiverFile.Read(ContractFile.Read(path, What).ToText());
        return waivers.Errors.Count == 0
            ? waivers.Apply(review, today)
            : throw new BadInputException(string.Join(" ", waivers.Errors));
    }

    /// <summary>
    /// Adds waivers without a reason for the remaining findings at or above the severity <paramref name="failOn"/>. They expire after 90
    /// days.
    /// </summary>
    /// <exception cref="BadInputException">The file cannot be read or written.</exception>
    public static async Task AddAsync(Review.Review review, string path, DateOnly today, FailOn failOn, CancellationToken cancellation)
    {
        string known = File.Exists(path) ? ContractFile.Read(path, What).Text : "";
        string added = WaiverFile.Add(known, review, today.AddDays(DaysOfNewWaivers), failOn);
        await ContractFile.WriteAsync(path, added, cancellation, What);
    }
}
