using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.UnitTests.Crypto;

namespace DracoonPS.UnitTests.Answers;

/// <summary>Calls the client's methods for operations of the API, whatever parameters they have.</summary>
internal static class OperationCall
{
    /// <summary>The client's public methods that call one operation, by that operation.</summary>
    public static ILookup<string, MethodInfo> Methods { get; } = typeof(DracoonSession).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .SelectMany(m => m.GetCustomAttributes<ApiOperationAttribute>().Select(a => (a.Operation, Method: m)))
        .ToLookup(p => p.Operation, p => p.Method);

    /// <summary>The part of a session, or of one of its parts, that has a method; null where a session has none.</summary>
    public static object? Target(DracoonSession session, MethodInfo method) => Part(session, method.DeclaringType!)
        ?? typeof(DracoonSession).GetProperties()
            .Where(p => p.PropertyType.GetProperties().Any(inner => inner.PropertyType == method.DeclaringType))
            .Select(p => Part(p.GetValue(session)!, method.DeclaringType!)).FirstOrDefault();

    private static object? Part(object whole, Type type) => whole.GetType().GetProperties().FirstOrDefault(p => p.PropertyType == type)?.GetValue(whole);

    /// <summary>How many values the enumerations among a method's parameters have; at least 1.</summary>
    public static int Choices(MethodInfo method) =>
        method.GetParameters().Where(p => p.ParameterType.IsEnum).Select(p => Enum.GetValues(p.ParameterType).Length).DefaultIfEmpty(1).Max();

    /// <summary>Calls a method and waits for its answer; of a list, all pages are read.</summary>
    public static async Task InvokeAsync(object target, MethodInfo method, int choice)
    {
        object? result;
        try
        {
            result = method.Invoke(target, [.. method.GetParameters().Select(p => p.HasDefaultValue && p.ParameterType != typeof(CancellationToken) ? p.DefaultValue : p.ParameterType.IsEnum ? Enum.GetValues(p.ParameterType).GetValue(choice % Enum.GetValues(p.ParameterType).Length) : Value(p.ParameterType))]);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
            throw;
        }
        if (result is Task task)
        {
            await task;
            (task.GetType().GetProperty("Result")?.GetValue(task) as IDisposable)?.Dispose();
        }
        else if (result?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(PagedQuery<>))
        {
            using var list = (IDisposable)result;
            MethodInfo next = type.GetMethod(nameof(PagedQuery<object>.MoveNextAsync))!;
            while (await (Task<bool>)next.Invoke(list, [CancellationToken.None])!)
            {
            }
        }
    }

    private static object? Value(Type type)
    {
        Type wanted = Nullable.GetUnderlyingType(type) ?? type;
        return wanted == typeof(CancellationToken) ? CancellationToken.None
            : wanted == typeof(string) ? "text"
            : wanted == typeof(Uri) ? new Uri("http://127.0.0.1/")
            : wanted == typeof(SecureString) ? Vectors.Secret("A-password-1")
            : wanted == typeof(DateTime) ? DateTime.UtcNow
            : wanted == typeof(Stream) ? new MemoryStream([1, 2, 3])
            : wanted == typeof(byte[]) ? new byte[] { 1, 2, 3 }
            : wanted.IsEnum ? Enum.GetValues(wanted).GetValue(0)
            : wanted.IsPrimitive ? Convert.ChangeType(1, wanted, System.Globalization.CultureInfo.InvariantCulture)
            : wanted.IsArray ? Items(wanted.GetElementType()!)
            : wanted.IsGenericType && typeof(IEnumerable).IsAssignableFrom(wanted) && wanted.GetGenericArguments().Length == 1 ? Items(wanted.GetGenericArguments()[0])
            : typeof(IReadOnlyDictionary<string, string>).IsAssignableFrom(wanted) ? new Dictionary<string, string> { ["key"] = "value" }
            : wanted.IsInterface || typeof(Delegate).IsAssignableFrom(wanted) ? null
            : Construct(wanted);
    }

    private static Array Items(Type type)
    {
        var items = Array.CreateInstance(type, 1);
        items.SetValue(Value(type), 0);
        return items;
    }

    private static object Construct(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .OrderBy(c => c.IsPublic ? 0 : 1).ThenBy(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.ParameterType))]);
    }
}
