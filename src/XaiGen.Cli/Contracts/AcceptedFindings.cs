using XaiGen.Review;

namespace XaiGen.Cli.Contracts;

/// <summary>The findings that a file of waivers accepts.</summary>
internal static class AcceptedFindings
{
    /// <exception cref="BadInputException">There is no such file, or something in it is wrong.</exception>
    public static Review.Review TakeOut(Review.Review review, string path, DateOnly today)
    {
        var waivers = WaiverFile.Read(ContractFile.Read(path, "list of waivers").ToText());
        return waivers.Errors.Count == 0
            ? waivers.Apply(review, today)
            : throw new BadInputException(string.Join(" ", waivers.Errors));
    }
}
