using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace XaiGen.Generator.Tests.AspNetCore.Shop;

/// <summary>Orders, by a controller with attributes.</summary>
[ApiController]
[Route("api/[controller]")]
[Produces("application/json")]
public sealed class OrdersController : ControllerBase
{
    /// <summary>Lists orders.</summary>
    [HttpGet(Name = "ListOrders")]
    public ActionResult<Page<Order>> List([FromQuery] OrderQuery query)
    {
        string asked = $"{string.Join('+', query.States ?? [])} {query.Skus?.Count} {query.Since:O} {query.PageSize} {query.Descending}";
        return new Page<Order>([OrderOf(1) with { Note = asked }], 1, "more");
    }

    /// <summary>Returns an order.</summary>
    /// <param name="id">The order's number.</param>
    /// <param name="trace">Appears in the order's note.</param>
    [HttpGet("{id:long}", Name = "GetOrder")]
    [ProducesResponseType<Order>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public ActionResult<Order> Get(long id, [FromHeader(Name = "X-Trace")] Guid? trace = null)
        => id > 100 ? Problem($"Order {id} is not here.", statusCode: 404, title: "Gone") : OrderOf(id) with { Note = trace?.ToString() };

    [HttpPost(Name = "PlaceOrder")]
    [ProducesResponseType<Order>(StatusCodes.Status201Created)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public ActionResult<Order> Place(NewOrder order, [FromHeader(Name = "Idempotency-Key")] string key)
    {
        OrderLine line = order.Lines[0];
        return CreatedAtRoute("GetOrder", new { id = 7 }, OrderOf(7) with
        {
            Customer = order.Customer,
            Payment = order.Payment,
            Note = FormattableString.Invariant(
                $"{key} {order.Priority} {line.Count} {line.Discount} {order.Email} {order.Callback} {order.Gift}"),
        });
    }

    [HttpPatch("{id:long}", Name = "ChangeOrder")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public IActionResult Change(long id, OrderChange change)
    {
        Response.Headers["X-Seen"] = $"{id} {change.Seen}";
        return NoContent();
    }

    [HttpDelete("{id:long}", Name = "CancelOrder")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public IActionResult Cancel(long id) => id == 1 ? Conflict() : NoContent();

    [HttpPost("{id:long}/files", Name = "AttachFile")]
    public async Task<ActionResult<Dictionary<string, long>>> Attach(
        long id, IFormFile file, [FromForm] string note, [FromForm] int? copies, [FromForm] OrderState? state)
        => new Dictionary<string, long> { [$"{file.FileName} {await ReadAsync(file)} {note} {state}"] = id + (copies ?? 0) };

    [HttpPost("{id:long}/pictures", Name = "AttachPictures")]
    [Consumes("multipart/form-data")]
    public async Task<ActionResult<string[]>> Attach(long id, [Required] List<IFormFile> pictures)
        => await Task.WhenAll(pictures.Select(async picture => $"{id} {picture.FileName} {await ReadAsync(picture)}"));

    [HttpGet("{id:long}/files/{name}", Name = "DownloadFile")]
    [ProducesResponseType<FileContentResult>(StatusCodes.Status200OK, "application/pdf")]
    public IActionResult Download(long id, string name) => File("%PDF"u8.ToArray(), "application/pdf", $"{id}-{name}");

    [HttpPost("contact", Name = "Contact")]
    public ActionResult<string> Contact([FromForm] ContactForm form)
        => new JsonResult($"{form.Name} {form.Age} {string.Join('+', form.Topics)} {form.About}");

    [HttpPost("totals", Name = "Totals")]
    public ActionResult<IDictionary<string, List<Money>>> Totals([FromBody] IDictionary<string, decimal> amounts)
        => amounts.ToDictionary(amount => amount.Key, amount => new List<Money> { new(amount.Value, "EUR") });

    [HttpGet("count", Name = "CountOrders")]
    public long Count() => 12;

    [HttpGet("names", Name = "Names")]
    [Produces("text/plain")]
    public string Names() => "Ann\nBob";

    [HttpGet("all", Name = "AllOrders")]
    public async IAsyncEnumerable<Order> AllAsync()
    {
        yield return OrderOf(1);
        await Task.Yield();
        yield return OrderOf(2);
    }

    // As many teams have them: without names.
    [HttpGet("{id:long}/lines/{sku:guid}")]
    public ActionResult<OrderLine?> Line(long id, Guid sku) => id == 1 ? new OrderLine(sku, 3, null) : NotFound();

    [HttpPut("{id:long}/lines")]
    public ActionResult<IEnumerable<OrderLine>> PutLines(long id, IEnumerable<OrderLine> lines) => lines.Reverse().Take((int)id).ToArray();

    private static Order OrderOf(long id) => new()
    {
        Id = id,
        State = OrderState.Shipped,
        Customer = "Ann",
        Total = new Money(19.99m, "EUR"),
        Payment = new InvoicePayment { Reference = "r", DueBy = DateTimeOffset.UnixEpoch },
        Serial = 1234567890123456789,
        Weight = ulong.MaxValue,
        Due = new DateOnly(2026, 12, 24),
        Cutoff = new TimeOnly(17, 30),
        Delay = TimeSpan.FromMinutes(90),
        Label = [251, 255],
        Stock = new Dictionary<string, int> { ["sku-1"] = 3 },
        History = new Dictionary<OrderState, DateTimeOffset> { [OrderState.Paid] = DateTimeOffset.UnixEpoch },
        Remarks = ["a", ""],
        Follows = id > 1 ? OrderOf(id - 1) with { Follows = null } : null,
    };

    private static async Task<string> ReadAsync(IFormFile file)
    {
        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync();
    }
}
