namespace XaiGen;

/// <summary>The scope of a rate limit.</summary>
/// <param name="Host">The service's host.</param>
/// <param name="Account">A hash of the key; 0 if a transport adds it.</param>
/// <param name="Kind">Images or videos.</param>
/// <param name="Model">The model; empty if the service chooses one.</param>
internal readonly record struct RatedCall(string Host, int Account, string Kind, string Model);
