#pragma once

#include <QtGlobal>

#include <optional>
#include <utility>
#include <variant>

#include "error.h"

namespace pitwatch {

/// Either a value or an Error. Asking for the one that is not there is a bug and asserts.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return content_.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T& value() const&
    {
        Q_ASSERT(ok());
        return *std::get_if<0>(&content_);
    }
    T& value() &
    {
        Q_ASSERT(ok());
        return *std::get_if<0>(&content_);
    }
    T&& value() &&
    {
        Q_ASSERT(ok());
        return std::move(*std::get_if<0>(&content_));
    }
    const Error& error() const
    {
        Q_ASSERT(!ok());
        return *std::get_if<1>(&content_);
    }

private:
    std::variant<T, Error> content_;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    bool ok() const { return !error_.has_value(); }
    explicit operator bool() const { return ok(); }
    const Error& error() const
    {
        Q_ASSERT(error_.has_value());
        return *error_;
    }

private:
    std::optional<Error> error_;
};

}  // namespace pitwatch
