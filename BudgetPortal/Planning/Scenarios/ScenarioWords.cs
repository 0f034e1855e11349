using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>The words and colors for what-ifs.</summary>
public static class ScenarioWords
{
    public static string Word(this ScenarioState state) => state switch
    {
        ScenarioState.Open => ScenariosText.StateOpen,
        ScenarioState.Adopted => ScenariosText.StateAdopted,
        _ => ScenariosText.StateDiscarded,
    };

    public static StatusTone Tone(this ScenarioState state) => state switch
    {
        ScenarioState.Open => StatusTone.Open,
        ScenarioState.Adopted => StatusTone.Approved,
        _ => StatusTone.Closed,
    };

    /// <summary>The head of the column beside which a what-if stands.</summary>
    public static string Word(this ComparedWith against) => against switch
    {
        ComparedWith.Now => ScenariosText.Current,
        ComparedWith.BeforeAdoption => ScenariosText.BeforeAdoption,
        _ => ScenariosText.Before,
    };

    public static string Word(this DriverKind kind) => kind switch
    {
        DriverKind.Quantity => ScenariosText.KindQuantity,
        DriverKind.Price => ScenariosText.KindPrice,
        DriverKind.Headcount => ScenariosText.KindHeadcount,
        _ => ScenariosText.KindExchangeRate,
    };

    /// <summary>What a driver does, as a sentence: "Prices of Energy +5 %".</summary>
    public static string Sentence(this DriverRow row)
    {
        var driver = row.Driver;
        var of = row.Item ?? driver.Category ?? ScenariosText.AllLines;
        return driver.Kind switch
        {
            DriverKind.Headcount => Words.Format(ScenariosText.HeadcountSentence, of, Numbers.Quantity(driver.Heads), Numbers.Quantity(driver.PerHead)),
            DriverKind.Quantity => Words.Format(ScenariosText.QuantitySentence, of, Percent(driver)),
            DriverKind.Price => Words.Format(ScenariosText.PriceSentence, of, Percent(driver)),
            _ => Words.Format(ScenariosText.RateSentence, driver.Currency, Percent(driver), of),
        };
    }

    private static string Percent(ScenarioDriver driver) =>
        $"{(driver.Percent < 0 ? Numbers.Minus : '+')}{Numbers.Quantity(Math.Abs(driver.Percent))} %";
}
