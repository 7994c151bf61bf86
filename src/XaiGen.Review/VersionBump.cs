namespace XaiGen.Review;

/// <summary>The part of a version number that must be incremented.</summary>
public enum VersionBump
{
    None,
    Patch,
    Minor,
    Major,
}
