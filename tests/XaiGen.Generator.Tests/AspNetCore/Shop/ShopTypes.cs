using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace XaiGen.Generator.Tests.AspNetCore.Shop;

/// <summary>How far an order is.</summary>
public enum OrderState
{
    Open,
    Paid,

    [JsonStringEnumMemberName("on-its-way")]
    Shipped,
}

/// <summary>An amount in a currency.</summary>
/// <param name="Amount">The amount, rounded to cents.</param>
/// <param name="Currency">The code of ISO 4217.</param>
public sealed record Money(decimal Amount, [RegularExpression("^[A-Z]{3}$")] string Currency);

/// <summary>How an order is paid.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "method")]
[JsonDerivedType(typeof(CardPayment), "card")]
[JsonDerivedType(typeof(InvoicePayment), "invoice")]
public abstract record Payment
{
    /// <summary>The payer's own reference.</summary>
    public string? Reference { get; init; }
}

public sealed record CardPayment : Payment
{
    [StringLength(19, MinimumLength = 12)]
    public required string CardNumber { get; init; }
}

public sealed record InvoicePayment : Payment
{
    public required DateTimeOffset DueBy { get; init; }
}

public sealed record OrderLine(Guid Sku, ushort Count, Money? Discount);

/// <summary>An order as it is placed.</summary>
public sealed record NewOrder
{
    /// <summary>The name on the parcel.</summary>
    [StringLength(20, MinimumLength = 2)]
    public required string Customer { get; init; }

    [Range(1, 99)]
    public required int Priority { get; init; }

    [MinLength(1)]
    public required IReadOnlyList<OrderLine> Lines { get; init; }

    public required Payment Payment { get; init; }

    [EmailAddress]
    public string? Email { get; init; }

    public Uri? Callback { get; init; }

    [DefaultValue(true)]
    public bool Gift { get; init; } = true;
}

/// <summary>An order as it is kept.</summary>
public sealed record Order
{
    public required long Id { get; init; }

    public required OrderState State { get; init; }

    public required string Customer { get; init; }

    /// <summary>What is to be paid.</summary>
    public required Money Total { get; init; }

    /// <summary>How it is paid; null before the first reminder.</summary>
    public required Payment? Payment { get; init; }

    public required UInt128 Serial { get; init; }

    public required ulong Weight { get; init; }

    public required DateOnly Due { get; init; }

    public required TimeOnly Cutoff { get; init; }

    public TimeSpan? Delay { get; init; }

    public required byte[] Label { get; init; }

    public required IReadOnlyDictionary<string, int> Stock { get; init; }

    public required IReadOnlyDictionary<OrderState, DateTimeOffset> History { get; init; }

    public required List<string> Remarks { get; init; }

    public Order? Follows { get; init; }

    public string? Note { get; init; }
}

/// <summary>A part of a list.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, string? Next);

/// <summary>A change of an order, which knows what is set.</summary>
public sealed class OrderChange
{
    private readonly List<string> _set = [];

    [JsonIgnore]
    public string Seen => string.Join(' ', _set);

    public string? Note
    {
        get;
        set
        {
            field = value;
            _set.Add($"note={value ?? "null"}");
        }
    }

    public OrderState? State
    {
        get;
        set
        {
            field = value;
            _set.Add($"state={value}");
        }
    }
}

/// <summary>What to list.</summary>
public sealed class OrderQuery
{
    [FromQuery(Name = "state")]
    public OrderState[]? States { get; set; }

    [FromQuery(Name = "sku")]
    public List<Guid>? Skus { get; set; }

    public DateOnly? Since { get; set; }

    [Range(1, 100)]
    public int PageSize { get; set; } = 20;

    public bool Descending { get; set; }
}

/// <summary>A form, as a browser sends it.</summary>
public sealed class ContactForm
{
    [Required]
    public string Name { get; set; } = "";

    public int? Age { get; set; }

    public string[] Topics { get; set; } = [];

    public OrderState? About { get; set; }
}

/// <summary>An article in stock.</summary>
public sealed record Article(Guid Sku, string Name, Half Rating, Dictionary<string, Money> Prices);

/// <summary>What happens in the stock.</summary>
[JsonPolymorphic]
[JsonDerivedType(typeof(Arrived), nameof(Arrived))]
[JsonDerivedType(typeof(Left), nameof(Left))]
public abstract record StockEvent(Guid Sku);

public sealed record Arrived(Guid Sku, int Count) : StockEvent(Sku);

public sealed record Left(Guid Sku, string? Reason) : StockEvent(Sku);

/// <summary>What to find, each a parameter of the query.</summary>
/// <param name="Text">Words of the name.</param>
public sealed record StockQuery(string? Text, [property: FromQuery(Name = "min-rating")] double? MinRating, Guid[]? Sku, OrderState? State);
