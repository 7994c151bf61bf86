namespace XaiGen;

/// <summary>The caller could not keep the ID of a batch, so nobody could resume it.</summary>
internal sealed class UnkeptIdException(Exception cause)
    : Exception($"The callback that receives the batch's ID failed: {cause.Message}", cause);
