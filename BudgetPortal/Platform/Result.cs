using System.Diagnostics.CodeAnalysis;

namespace BudgetPortal.Platform;

/// <summary>Success, or the errors that a user can act upon. What cannot happen throws instead.</summary>
public class Result
{
    private protected Result(IReadOnlyList<Error> errors) => Errors = errors;

    public static Result Success { get; } = new([]);

    /// <summary>Empty exactly when the request succeeded.</summary>
    public IReadOnlyList<Error> Errors { get; }

    public virtual bool Succeeded => Errors.Count == 0;

    /// <summary>The first error, or null.</summary>
    public Error? Error => Errors.Count == 0 ? null : Errors[0];

    public static implicit operator Result(Error error) => new([error]);

    public static Result Failed(IReadOnlyList<Error> errors) => new(errors);
}

/// <summary>A value, or the errors that a user can act upon.</summary>
public sealed class Result<T> : Result
{
    private Result(T? value, IReadOnlyList<Error> errors)
        : base(errors) => Value = value;

    /// <summary>The value; default when the request failed.</summary>
    public T? Value { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public override bool Succeeded => Errors.Count == 0;

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Error error) => new(default, [error]);

    public static new Result<T> Failed(IReadOnlyList<Error> errors) => new(default, errors);
}
