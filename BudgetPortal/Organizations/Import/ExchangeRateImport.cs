using BudgetPortal.Data;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Organizations.Import;

/// <summary>
/// Daily rates. A file that has both is read by its end-of-day rate, the one at which a day's business is valued; the day's average is
/// taken where that is blank or absent.
/// </summary>
internal sealed class ExchangeRateImport : ImportKind
{
    public static readonly ImportColumn Date = new("Date", "RateDate", "CurrencyRateDate", "Day");
    public static readonly ImportColumn From = new("From", "FromCurrency", "FromCurrencyCode");
    public static readonly ImportColumn To = new("To", "ToCurrency", "ToCurrencyCode");
    public static readonly ImportColumn Rate = new("Rate", "EndOfDayRate", "ExchangeRate");
    public static readonly ImportColumn AverageRate = new("AverageRate");

    public override string Name => "exchange-rates";

    public override int Order => 80;

    public override string Title => OrganizationsText.ExchangeRates;

    public override string Explanation => OrganizationsText.ImportExchangeRatesExplained;

    public override IReadOnlyList<ImportColumn> Columns { get; } = [Date, From, To, Rate, AverageRate];

    public override IReadOnlyList<IReadOnlyList<ImportColumn>> Needed { get; } = [[Date], [From], [To], [Rate, AverageRate]];

    public override async Task<IImportTarget> OpenAsync(
        PortalDbContext db, ColumnMap map, IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
    {
        // Only the days of the file; a row without a readable day is set aside later.
        var days = rows.Select(r => r.Day(Date)).Where(day => day != default).ToList();
        var (first, last) = days.Count == 0 ? (default, default) : (days.Min(), days.Max());
        var known = await db.Set<ExchangeRate>().AsNoTracking().Where(r => r.Date >= first && r.Date <= last).ToListAsync(cancellation);
        return new Target(db, known);
    }

    private sealed class Target(PortalDbContext db, IEnumerable<ExchangeRate> known) : IImportTarget
    {
        private readonly Dictionary<(string, string, DateOnly), ExchangeRate> rates = known.ToDictionary(r => (r.From, r.To, r.Date));
        private readonly FirstLines lines = new();

        public RowOutcome Take(ImportRow row)
        {
            var date = row.Day(Date);
            row.Required(From);
            var from = row.CurrencyCode(From) ?? string.Empty;
            row.Required(To);
            var to = row.CurrencyCode(To) ?? string.Empty;
            lines.RefuseSecond(row, $"{date:yyyy-MM-dd} {from} {to}");
            var rate = row.Positive(row.Text(Rate).Length > 0 || !row.Has(AverageRate) ? Rate : AverageRate, 8);
            if (from == to && rate != 1)
            {
                row.Refuse(Words.Format(OrganizationsText.ImportSameCurrency, from));
            }
            else if (rate >= 10_000_000_000m)
            {
                row.Refuse(Words.Format(ImportText.TooGreat, Rate.Name));
            }

            if (row.Problem is { } problem)
            {
                return RowOutcome.SetAside(problem);
            }

            if (!rates.TryGetValue((from, to, date), out var existing))
            {
                db.Add(new ExchangeRate(from, to, date, rate));
                return RowOutcome.New;
            }

            if (existing.Rate == rate)
            {
                return RowOutcome.Unchanged;
            }

            db.Attach(existing);
            existing.Correct(rate);
            return RowOutcome.Changed;
        }
    }
}
