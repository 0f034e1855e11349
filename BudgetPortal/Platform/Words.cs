using System.Globalization;

namespace BudgetPortal.Platform;

/// <summary>Fills the places in a sentence from a resource file by the reader's culture.</summary>
public static class Words
{
    /// <summary>Like <c>string.Format</c>. Days become <see cref="Dates.Day(DateOnly)"/>, moments <see cref="Dates.Moment"/>; whole numbers get their separators, so pass a year as text; format money and quantities first.</summary>
    public static string Format(string sentence, params ReadOnlySpan<object?> arguments)
    {
        var readable = new object?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            readable[i] = arguments[i] switch
            {
                DateOnly day => Dates.Day(day),
                DateTimeOffset moment => Dates.Moment(moment),
                int number => Numbers.Count(number),
                long number => Numbers.Count(number),
                var other => other,
            };
        }

        return string.Format(CultureInfo.CurrentCulture, sentence, readable);
    }

    /// <summary>The word for one or the word for another number; zero takes the second.</summary>
    public static string Count(long number, string one, string many) => Format(number == 1 ? one : many, number);
}
