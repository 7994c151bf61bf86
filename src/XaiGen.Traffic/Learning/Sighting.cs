namespace XaiGen.Traffic.Learning;

/// <summary>Where and when something was seen.</summary>
/// <param name="Operation">The operation, such as <c>GET /v1/files</c>.</param>
/// <param name="At">When it was.</param>
/// <param name="IsResponse">Whether it was in a response.</param>
/// <param name="IsOfGuessedMember">Whether it is within a member of a union that other members could be, too.</param>
internal readonly record struct Sighting(string Operation, DateTimeOffset At, bool IsResponse, bool IsOfGuessedMember = false);
