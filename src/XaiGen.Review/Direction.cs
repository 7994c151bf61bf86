namespace XaiGen.Review;

/// <summary>The direction in which values are sent.</summary>
public enum Direction
{
    Request,
    Response,
}
